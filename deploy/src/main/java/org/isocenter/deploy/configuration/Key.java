package org.isocenter.deploy.configuration;

import java.util.Optional;

/**
 * One configuration key.
 *
 * @param name whole name, such as {@code isocenter.ingest.limits.parts}; {@code "…"} stands for the
 *     keys of a map
 * @param standard the default, as it is written
 * @param meaning Markdown
 */
public record Key(String name, Optional<String> standard, String meaning) {}
