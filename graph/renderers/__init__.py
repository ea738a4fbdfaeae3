"""Renderers: findings as text, as JSON and as the standard report; pages are the service's."""
