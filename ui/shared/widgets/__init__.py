"""Small widgets that every desk uses. They know the tokens and the theme, and nothing of any record."""
