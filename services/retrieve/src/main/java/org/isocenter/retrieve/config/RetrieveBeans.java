package org.isocenter.retrieve.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.isocenter.imaging.StandardCodecs;
import org.isocenter.imaging.codec.FrameCodecs;
import org.isocenter.imaging.presentation.PresentationLimits;
import org.isocenter.retrieve.app.SettleRules;
import org.isocenter.retrieve.app.pixels.DecodeLimits;
import org.isocenter.retrieve.app.pixels.PresentationRules;
import org.isocenter.retrieve.app.pixels.ProfileLimit;
import org.isocenter.retrieve.app.pixels.RenderedCacheSize;
import org.isocenter.retrieve.app.reports.ReportLimits;

/** Makes library classes, and what the settings say, available to the service. */
@ApplicationScoped
class RetrieveBeans {

  @Produces
  @Singleton
  FrameCodecs codecs() {
    return StandardCodecs.all();
  }

  @Produces
  @Singleton
  DecodeLimits decodeLimits(RetrieveConfig config) {
    var decode = config.decode();
    return new DecodeLimits(
        decode.maxPixels(), decode.memory().asLongValue(), decode.time(), decode.waitFor());
  }

  @Produces
  @Singleton
  RenderedCacheSize renderedCacheSize(RetrieveConfig config) {
    return new RenderedCacheSize(config.rendered().cacheSize().asLongValue());
  }

  @Produces
  @Singleton
  ProfileLimit profileLimit(RetrieveConfig config) {
    long bytes = config.rendered().profileSize().asLongValue();
    return new ProfileLimit((int) Math.min(Integer.MAX_VALUE, bytes));
  }

  @Produces
  @Singleton
  PresentationRules presentationRules(RetrieveConfig config) {
    var presentation = config.presentation();
    return new PresentationRules(
        presentation.maxSize().asLongValue(),
        presentation.maxImages(),
        new PresentationLimits(
            presentation.maxObjects(),
            presentation.maxPoints(),
            presentation.maxCharacters(),
            presentation.maxMaskFrames()));
  }

  @Produces
  @Singleton
  SettleRules settleRules(RetrieveConfig config) {
    var settled = config.settled();
    return new SettleRules(settled.instances(), settled.after(), settled.maxSize().asLongValue());
  }

  @Produces
  @Singleton
  ReportLimits reportLimits(RetrieveConfig config) {
    var reports = config.reports();
    return new ReportLimits(reports.size().asLongValue(), reports.items());
  }
}
