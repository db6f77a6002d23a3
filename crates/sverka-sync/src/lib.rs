//! Push and pull loops between the store and a hub
