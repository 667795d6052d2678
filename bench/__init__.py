"""Speed and scale: a corpus of any size, and the peers to measure beside."""
