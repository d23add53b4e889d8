package dev.estorno.gateway.store.notices;

/** A delivery that was claimed, and the endpoint it goes to, as both stand. */
public record Parcel(Endpoint endpoint, Delivery delivery) {}
