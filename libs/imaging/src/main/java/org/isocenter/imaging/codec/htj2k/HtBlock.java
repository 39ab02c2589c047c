package org.isocenter.imaging.codec.htj2k;

/**
 * An HT code block, T.814 clause 7: its cleanup pass, and perhaps the two that refine it.
 *
 * @param width columns of coefficients, up to 1,024
 * @param height rows of coefficients; a block has 4,096 coefficients at most
 * @param passes 1 to 3: cleanup, significance propagation, magnitude refinement
 * @param plane the bit plane down to which the cleanup pass codes; 0 is the last one
 * @param causal whether significance propagation ignores the stripe below
 */
public record HtBlock(int width, int height, int passes, int plane, boolean causal) {}
