"""Counts that lean on one before them: breakdowns, "50 others", "and 13 in the south"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from spacy.tokens import Doc, Token

from stateofplay.core.statements import Figure, MentionKind, Statement, Step
from stateofplay.core.text import Span
from stateofplay.extract.figures.counts import Count
from stateofplay.extract.figures.match import Measured, clause_of
from stateofplay.extract.figures.rules import Rulebook
from stateofplay.extract.figures.totals import bare_total
from stateofplay.extract.figures.votes import is_second_of_two
from stateofplay.extract.syntax import child
from stateofplay.extract.wordlists import wordlists

Earlier = list[tuple[Figure, Measured]]
"""The figures of a sentence found so far, each with why it measures what it does."""

Told = tuple[Earlier, dict[Span, Statement]]
"""The figures of a sentence, and their statements by trigger."""

_MEANT = {"votes": "votes"}
"""What a number alone counts where the measure says it."""

_OTHER_ORDER = 12
"""A total more times larger or smaller than the figure before it is of something else."""

_NEXT = 4
"""Tokens behind a count that tell how those counted fare."""

_STEPS = 6
"""Links to climb from a count to "including"."""


_OF_THOSE = (["of", "them"], ["of", "whom"], ["of", "which"])


def whole_of(
    count: Count, earlier: Earlier, before: Earlier, rulebook: Rulebook
) -> tuple[Figure, Measured] | None:
    """The figure before, if "including", "among them" or "of whom" leads from it to *count*.

    Without one in the sentence, one of the sentence *before* of which the count tells who some of
    them are ("It added that 4,008 were children").
    """
    if not earlier:
        return _whole_before(count, before, rulebook) if before else None
    for word in [count.node, *count.node.ancestors][:_STEPS]:
        if word.dep_ == "pobj" and word.head.lower_ == "of":
            break
        opens = word.dep_ == "pobj" and word.head.lower_ in rulebook.part_words
        if opens and word.head.idx > _first(earlier)[0].trigger.start:
            return _first(earlier)
        if word.pos_ in {"VERB", "AUX"} and word.lower_ not in rulebook.part_words:
            break
    doc, sentence = count.node.doc, count.node.sent
    left = [word.lower_ for word in doc[max(sentence.start, count.root.i - 4) : count.root.i]]
    right = [word.lower_ for word in doc[count.root.i + 1 : count.root.i + 3]]
    opened = any(word in rulebook.part_words - {"them", "among"} for word in left)
    opened = opened or _is_rest(count, earlier)
    if opened or "among them" in " ".join(left) or right in _OF_THOSE:
        return _first(earlier)
    return None


def _is_rest(count: Count, earlier: Earlier) -> bool:
    """Whether a bare count and the parts told before it add up to the whole.

    "20 people, four of whom are badly hurt and 16 who can walk".
    """
    whole = _first(earlier)[0]
    parts = [figure.value for figure, _ in earlier if figure.part_of == whole.trigger]
    return count.noun is None and bool(parts) and sum(parts) + count.number.value == whole.value


def _whole_before(
    count: Count, before: Earlier, rulebook: Rulebook
) -> tuple[Figure, Measured] | None:
    if count.noun is not None and not count.partitive:
        return None
    whole = _first(before)
    fits = whole[0].measure in rulebook.of_people and count.number.value < whole[0].value
    return whole if fits and _is_what(count.root) is not None else None


def _first(earlier: Earlier) -> tuple[Figure, Measured]:
    """The latest figure that is no part itself."""
    return (counts_of_all(earlier) or earlier[:1])[-1]


def counts_of_all(earlier: Earlier) -> Earlier:
    """Those that are no part: "40 killed, including three children, and 90 hurt" are 90 people."""
    return [pair for pair in earlier if pair[0].part_of is None]


def goes_on(count: Count, earlier: Earlier, rulebook: Rulebook) -> Measured | None:
    """What a count without a word of its own measures: what the one before it does.

    "90 votes to 28"; "250 deaths in the north and 13 in the south"; "436 died, taking the total
    to 5,000". None if nothing says that it goes on.
    """
    if not earlier:
        return None
    figure, told = earlier[-1]
    noun = bare_total(count, rulebook) or _spoken_of(count, figure, rulebook)
    if noun is not None:
        of = figure.of if count.noun is None else None
        return _total(noun, of, told) if _is_near(count, figure) else None
    if count.noun is not None or told.word.sent.start != count.root.sent.start:
        return None
    if figure.measure == "votes" and is_second_of_two(count):
        return replace(told, of=figure.of, bound=None)
    if _is_gapped(count) and figure.measure in rulebook.of_people:
        return replace(
            told, rule=f"{told.rule}, too", governor=count.root, of=figure.of, bound=None
        )
    return None


def _is_near(count: Count, figure: Figure) -> bool:
    times = count.number.value / max(figure.value, Decimal(1))
    return 1 / _OTHER_ORDER < times < _OTHER_ORDER


def _spoken_of(count: Count, before: Figure, rulebook: Rulebook) -> Token | None:
    """The verb by which a bare count is another one's of the harm told before.

    "They speak of 90", "they put it at 90".
    """
    if count.noun is not None:
        return None
    link, verb = count.node.head, count.node.head.head
    speaks = link.lower_ == "of" and verb.lemma_.lower() in rulebook.speaking
    told = child(verb, "dobj") if verb.lemma_.lower() in rulebook.putting else None
    speaks = speaks or (link.lower_ == "at" and told is not None and told.lower_ == "it")
    return verb if speaks and before.measure in rulebook.of_people else None


def told_before(last: tuple[Figure, Measured]) -> Measured:
    """What the number told before counts: "rose to 57 from 40 a day earlier"."""
    figure, told = last
    return replace(told, rule=f"{told.rule}, before", of=figure.of, bound=None)


def _total(noun: Token, of: str | None, told: Measured) -> Measured:
    return replace(
        told, rule="total", word=noun, governor=clause_of(noun), of=of or told.of, bound=None
    )


def _is_gapped(count: Count) -> bool:
    """Whether "and 13 in the south" leaves out what the count before it has told."""
    doc, first, after = count.root.doc, count.root, count.last + 1
    while first.i and doc[first.i - 1].idx >= count.number.span.start:
        first = doc[first.i - 1]
    before = doc[first.i - 1].lower_ if first.i > 0 else ""
    behind = doc[after].lower_ if after < len(doc) else ""
    told = {word.lower_ for word in doc[after + 1 : after + _NEXT]}
    if not told.isdisjoint(wordlists("figures")["conditions"]):
        return False  # "six dead and two in serious condition"
    listed = before == "," and behind == "from"  # "four from Norland, 18 from Sudland"
    return listed or (before in {"and", "but"} and behind in {"in", "on", "from"})


def whom(
    doc: Doc, count: Count, measured: Measured, earlier: Earlier, rulebook: Rulebook
) -> str | None:
    """Whom or what, as written; else as the figure before has it; else people."""
    words = measured.of or _accounting(count, rulebook) or _told_behind(count)
    words = words or _is_what_part(count, measured) or count.of(doc, rulebook)
    meant = _MEANT.get(measured.measure)
    if meant and (words is None or any(letter.isdigit() for letter in words)):
        words = meant  # "a 354-60 vote"
    after = doc[count.last + 1].lower_ if count.last + 1 < len(doc) else ""
    if after in wordlists("figures")["apiece"] and measured.measure != "money":
        return f"{words or 'people'} {after}"  # what each has is no count of all
    if words is not None or measured.measure not in rulebook.of_people:
        return words
    if rulebook.totals.get(measured.word.lemma_.lower()) is not None:
        return "people"  # "14 soldiers died; Norland's toll stands at 13" is of more than soldiers
    told = [figure for figure, _ in counts_of_all(earlier) if figure.measure in rulebook.of_people]
    apart = told and (tells_apart(count, told[-1]) or _is_set_against(count, measured, told[-1]))
    same = [] if apart else [figure.of for figure in told]
    last = next((of for of in reversed(same) if of), "people")
    last_word = last.split()[-1].lower()
    return "people" if last_word == "person" or last_word in rulebook.not_carried else last


def _accounting(count: Count, rulebook: Rulebook) -> str | None:
    """Who some of them are: "children accounted for 19 of those killed and 78 of those hurt"."""
    token = count.node
    while token.dep_ == "conj" and token.head.like_num:
        token = token.head
    verb = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "for" else token.head
    ways = {verb.lemma_, *(f"{verb.lemma_} {word.lower_}" for word in verb.children)}
    if ways.isdisjoint(wordlists("figures")["making_up"]):
        return None
    subject = child(verb, "nsubj")
    if subject is None or subject.lemma_.lower() not in rulebook.persons or token.i < verb.i:
        return None
    return subject.text.lower() if subject.tag_ == "NNS" else None


def _told_behind(count: Count) -> str | None:
    """Who some of them are: "85 of them soldiers", "40 of the dead are children"."""
    doc, root = count.root.doc, count.root
    behind = doc[root.i + 1 : root.i + 4]
    if len(behind) == 3 and [word.lower_ for word in behind[:2]] in (
        ["of", "them"],
        ["of", "whom"],
    ):
        return behind[2].text if behind[2].tag_ == "NNS" else _is_what(root)
    harmed = wordlists("figures")["harmed"]
    if count.partitive and count.noun is not None and count.noun.tag_ == "NNS":
        return _is_what(root) if count.noun.lower_ in harmed else None
    return None


def _is_what(subject: Token) -> str | None:
    """The plural after "are" or "were" of which *subject* is the subject."""
    verb = subject.head
    attribute = child(verb, "attr") if verb.lemma_ == "be" and subject.dep_ == "nsubj" else None
    return attribute.text if attribute is not None and attribute.tag_ == "NNS" else None


def _is_what_part(count: Count, measured: Measured) -> str | None:
    """Who a bare part is ("4,008 were children")."""
    return _is_what(count.root) if measured.rule.startswith("part of") else None


def carried(statement: Statement, before: Statement, why: str) -> Statement:
    """Credit a count that goes on with the one before it to the same source."""
    if statement.attributed_to or not before.attributed_to:
        return statement
    step = Step(what="attribution", how=why)
    return replace(statement, attributed_to=before.attributed_to, steps=(*statement.steps, step))


def is_of_same(count: Count, measured: Measured, earlier: Earlier, rulebook: Rulebook) -> bool:
    """Whether a count goes on with the people of the one before: "50 others", "and 1,990 hurt"."""
    before = earlier[-1][0]
    if tells_apart(count, before) or _is_set_against(count, measured, before):
        return False
    if count.noun is None or count.noun.lower_ in wordlists("figures")["others"]:
        return True
    general = count.noun.lemma_.lower() in rulebook.side.anybody
    return general and measured.governor.dep_ == "conj"


def tells_apart(count: Count, before: Figure) -> bool:
    """Whether a clause of its own parts *count* from *before* ("since a raid killed 12")."""
    for clause in count.node.ancestors:
        if clause.dep_ == "relcl" or (clause.dep_ == "advcl" and _recalls(clause)):
            opening = clause.left_edge
            return opening.idx > before.trigger.start and clause.head.i != count.node.i
    return False


def _is_set_against(count: Count, measured: Measured, before: Figure) -> bool:
    """Whether *count* tells the same of others: "40 guards died, while 13 | died in the south"."""
    marks = wordlists("figures")["against"]
    for clause in count.node.ancestors:
        mark = child(clause, "mark") if clause.dep_ == "advcl" else None
        if mark is not None and mark.lower_ in marks:
            return mark.idx > before.trigger.start and measured.measure == before.measure
    return False


def _recalls(clause: Token) -> bool:
    mark = child(clause, "mark", "advmod")
    return mark is not None and mark.lower_ in {"since", "when", "before"}


def of_same(
    statement: Statement, before: Statement, *, bare: bool = False, listed: bool = False
) -> Statement:
    """Take a count for people of the side that *before* counts, unless it names its own.

    One *listed* as a part names its own behind the number, too: "25 in Norland and 13 in Sudland".
    A *bare* one has no noun and counts whom the one before names, wherever it happened: "four
    Norlandian sailors died, and nine were hurt in Sudland".
    """
    figure, first = statement.content, before.content
    if not isinstance(figure, Figure) or not isinstance(first, Figure) or first.whose is None:
        return statement
    named = figure.whose.span.start if figure.whose is not None else None
    if named is not None and figure.part_of is not None and not listed:
        own = figure.trigger.start <= named < figure.trigger.end  # "40 Norlander children"
    else:
        own = named is not None and named >= first.trigger.end
    at, first_at = first.whose.span, first.trigger
    named_before = first_at.start <= at.start and at.end <= first_at.end
    own = own and not (bare and named_before and first.whose.kind is MentionKind.PEOPLE)
    return statement if own else replace(statement, content=replace(figure, whose=first.whose))
