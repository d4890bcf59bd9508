"""Reports for editors: what ages, what misses, what is not used."""
