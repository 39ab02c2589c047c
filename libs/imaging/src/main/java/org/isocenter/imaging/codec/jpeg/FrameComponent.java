package org.isocenter.imaging.codec.jpeg;

/**
 * A component as the frame header has it, ITU-T T.81 B.2.2.
 *
 * @param horizontal samples side by side in a minimum coded unit
 * @param vertical samples one below the other in a minimum coded unit
 * @param quantization the quantization table, 0 to 3
 */
record FrameComponent(int id, int horizontal, int vertical, int quantization) {}
