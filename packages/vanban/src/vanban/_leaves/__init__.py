"""Which provisions are tasks: the leaves of the tree that order, and what stands around them."""
