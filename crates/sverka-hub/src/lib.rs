//! The hub: publishes shortlists, enrols people and devices, keeps each campaign's events in order
