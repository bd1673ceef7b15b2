"""The page as a Hugging Face Space: the folder that a Space is made of, and what its app runs."""
