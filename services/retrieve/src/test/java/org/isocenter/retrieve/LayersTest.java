package org.isocenter.retrieve;

import org.isocenter.testsupport.layout.ServiceLayout;
import org.junit.jupiter.api.Test;

class LayersTest {

  @Test
  void keepsTheShapeOfEveryService() {
    ServiceLayout.check("org.isocenter.retrieve");
  }
}
