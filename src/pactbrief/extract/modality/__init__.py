"""Modality: whether what a trigger names has happened, is planned, possible or denied; which of several triggers decides."""
