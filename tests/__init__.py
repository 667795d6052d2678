"""A package of its own, since spylls installs one of the same name: the nearer is found first."""
