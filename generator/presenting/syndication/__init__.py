"""RSS, Atom and JSON Feed: what an item says, in which order, and how it is written."""
