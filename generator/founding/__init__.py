"""Another municipality's portal: what is asked, the repository that comes of it, and how what the
program gave it follows later versions.

`answers.py` is what is known of a portal and what is wrong with it, `colours.py` makes a look of
one colour, `files.py` the repository as texts, `laying.py` puts them into a folder, `following.py`
renews what nobody has touched since.
"""
