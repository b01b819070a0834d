"""What the ladder does and when: pure."""
