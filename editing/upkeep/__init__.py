"""Upkeep: what is put right in many places at once."""
