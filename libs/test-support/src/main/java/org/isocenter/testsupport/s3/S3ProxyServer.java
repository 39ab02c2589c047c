package org.isocenter.testsupport.s3;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.isocenter.objectstore.S3Settings;

/** An S3 server in this JVM over a folder, with one bucket and one pair of credentials. */
public final class S3ProxyServer implements AutoCloseable {
  public static final String BUCKET = "dicom";
  public static final String REGION = "us-east-1";
  public static final String ACCESS_KEY = "isocenter";
  public static final String SECRET_KEY = "isocenter-secret";

  private final S3Proxy server;

  private S3ProxyServer(S3Proxy server) {
    this.server = server;
  }

  /** Starts on a free port of the loopback interface; what the folder holds is kept. */
  public static S3ProxyServer start(Path folder) throws IOException {
    Files.createDirectories(folder.resolve(BUCKET)); // folders are buckets
    S3Proxy server =
        S3Proxy.builder()
            .blobStore(new FilesystemNio2BlobStore(folder.toString()))
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
            .build();
    try {
      server.start();
    } catch (Exception e) { // what start() declares; it has no narrower type
      throw new IOException("S3Proxy did not start", e);
    }
    return new S3ProxyServer(server);
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  /** How to reach the bucket. */
  public S3Settings settings() {
    return S3Settings.of(endpoint(), REGION, BUCKET, ACCESS_KEY, SECRET_KEY);
  }

  @Override
  public void close() throws IOException {
    try {
      server.stop();
    } catch (Exception e) { // what stop() declares; it has no narrower type
      throw new IOException("S3Proxy did not stop", e);
    }
  }
}
