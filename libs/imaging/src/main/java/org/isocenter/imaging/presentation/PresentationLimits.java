package org.isocenter.imaging.presentation;

/**
 * What a presentation state may ask for. Beyond it is refused: graphics must not be left out
 * silently.
 *
 * @param items text and graphic objects, layers, displayed areas and windows together
 * @param points of all graphic objects together
 * @param characters of all text objects together
 * @param maskFrames frames that one picture may be made of by subtraction
 */
public record PresentationLimits(int items, int points, int characters, int maskFrames) {}
