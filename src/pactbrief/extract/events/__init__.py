"""Events: what each sentence tells of which partnership, and the claims made of it."""
