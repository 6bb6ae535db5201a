from stateofplay.extract.syntax import doers, objects, subjects
from tests.unit.extract.parses import parse, words


def test_subject_and_object_of_an_active_verb() -> None:
    doc = parse("""
        Norland NNP 2 nsubj
        bombed VBD 2 ROOT bomb
        Egypt NNP 2 dobj
    """)
    assert words(subjects(doc[1])) == ["Norland"]
    assert words(objects(doc[1])) == ["Egypt"]


def test_the_subject_of_a_passive_is_its_object() -> None:
    doc = parse("""
        Egypt NNP 3 nsubjpass
        was VBD 3 auxpass be
        bombed VBN 3 ROOT bomb
        by IN 3 agent
        Norland NNP 4 pobj
    """)
    assert words(subjects(doc[2])) == ["Norland"]
    assert words(objects(doc[2])) == ["Egypt"]


def test_a_passive_without_by_has_no_doer() -> None:
    doc = parse("""
        Egypt NNP 3 nsubjpass
        was VBD 3 auxpass be
        bombed VBN 3 ROOT bomb
    """)
    assert words(subjects(doc[2])) == []


def test_joined_verbs_share_their_subject_and_joined_subjects_both_act() -> None:
    doc = parse("""
        Norland NNP 4 nsubj
        and CC 1 cc
        Egypt NNP 1 conj
        met VBD 4 ROOT meet
        and CC 4 cc
        agreed VBD 4 conj agree
    """)
    assert words(subjects(doc[5])) == ["Norland", "Egypt"]


def test_who_is_urged_is_who_is_to_act_but_who_promises_acts() -> None:
    table = """
        Norland NNP 2 nsubj
        {verb} VBD 2 ROOT {lemma}
        Egypt NNP 2 dobj
        to TO 5 aux
        leave VB 2 xcomp
    """
    urged = parse(table.format(verb="urged", lemma="urge"))
    promised = parse(table.format(verb="promised", lemma="promise"))
    assert words(subjects(urged[4])) == ["Egypt"]
    assert words(subjects(promised[4])) == ["Norland"]


def test_who_in_a_relative_clause_is_the_noun_before() -> None:
    doc = parse("""
        men NNS 1 ROOT man
        who WP 3 nsubj
        shot VBD 1 relcl shoot
        him PRP 3 dobj
    """)
    assert words(subjects(doc[2])) == ["men"]


def test_a_noun_is_done_by_its_possessor_or_by_the_subject_of_a_light_verb() -> None:
    owned = parse("""
        Norland NNP 3 poss
        's POS 1 case
        refusal NN 3 ROOT
    """)
    carried = parse("""
        Norland NNP 2 nsubj
        issued VBD 2 ROOT issue
        warning NN 2 dobj
    """)
    assert words(doers(owned[2])) == ["Norland"]
    assert words(doers(carried[2])) == ["Norland"]
