"""The whole topology on this machine: what happens to readers when a server is killed, and at a new release?"""
