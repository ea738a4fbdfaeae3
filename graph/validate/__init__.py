"""Validation: assessments as RDF, judged by SHACL shapes, told as findings."""
