"""When and where what a statement tells takes place.

Start with `settings`; days are in `times`, names of places in `places`, "the city" in `scenes`.
"""
