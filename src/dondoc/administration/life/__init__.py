"""Years of life for a city, invented from a seed: documents, work and what became of it, as the rooms' actions write
it, but set by set. `inventing` makes it up, `lives` knows what each verb does to the rows, `writing` writes them."""
