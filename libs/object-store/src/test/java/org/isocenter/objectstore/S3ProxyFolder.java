package org.isocenter.objectstore;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** An S3 server over a folder, whose sub-folders are the buckets. */
final class S3ProxyFolder {
  static final String ACCESS_KEY = "isocenter";
  static final String SECRET_KEY = "isocenter-secret";

  private final S3Proxy server;

  S3ProxyFolder(Path folder, String bucket) throws Exception {
    Files.createDirectories(folder.resolve(bucket));
    this.server =
        S3Proxy.builder()
            .blobStore(new FilesystemNio2BlobStore(folder.toString()))
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
            .build();
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  void stop() throws Exception {
    server.stop();
  }
}
