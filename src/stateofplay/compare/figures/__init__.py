"""Which figures count one thing, and how two numbers of it stand to each other.

Start with `figures`, `populations` (whom a figure counts) and `levels` (how two numbers differ).
"""
