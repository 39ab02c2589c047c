package org.isocenter.objectstore;

import io.minio.BucketArgs;
import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.GetObjectResponse;
import io.minio.HeadObjectResponse;
import io.minio.ListObjectsArgs;
import io.minio.MinioAsyncClient;
import io.minio.ObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** The S3 calls of one bucket, their failures translated. Calls block; they run on any thread. */
final class S3Client implements AutoCloseable {
  /** Answers the SDK tries again by itself, a few times within a second. */
  private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);

  private static final long RETRY_DELAY_MILLIS = 200;
  private static final int RETRIES = 3;

  private final String bucket;
  private final OkHttpClient http;
  private final MinioAsyncClient sdk;

  S3Client(S3Settings settings) {
    this.bucket = settings.bucket();
    this.http = http(settings);
    this.sdk =
        MinioAsyncClient.builder()
            .endpoint(settings.endpoint().toString())
            .region(settings.region()) // or the SDK asks the server, which policies may refuse
            .credentials(settings.accessKey(), settings.secretKey())
            .httpClient(http)
            .build();
    sdk.setRetry(PASSING, RETRY_DELAY_MILLIS, RETRIES);
    if (settings.pathStyle()) {
      sdk.disableVirtualStyleEndpoint();
    } else {
      sdk.enableVirtualStyleEndpoint();
    }
  }

  private static OkHttpClient http(S3Settings settings) {
    Dispatcher dispatcher = new Dispatcher(Executors.newVirtualThreadPerTaskExecutor());
    dispatcher.setMaxRequests(settings.maxConnections());
    dispatcher.setMaxRequestsPerHost(settings.maxConnections());
    return new OkHttpClient.Builder()
        .dispatcher(dispatcher)
        .connectionPool(new ConnectionPool(settings.maxConnections(), 1, TimeUnit.MINUTES))
        .connectTimeout(settings.connectTimeout())
        .readTimeout(settings.readTimeout())
        .writeTimeout(settings.readTimeout())
        .build();
  }

  /** Names the bucket and the object in the arguments of a call. */
  <B extends ObjectArgs.Builder<B, ?>> B of(ObjectKey key, B arguments) {
    return arguments.bucket(bucket).object(key.value());
  }

  /** Makes the call and waits for it. */
  <T> T call(ObjectKey key, Function<MinioAsyncClient, CompletableFuture<T>> call) {
    try {
      return call.apply(sdk).join();
    } catch (CompletionException e) {
      throw S3Errors.translate("Object " + key, e);
    }
  }

  InputStream open(ObjectKey key) {
    return get(key, GetObjectArgs.builder());
  }

  InputStream open(ObjectKey key, ByteRange range) {
    GetObjectResponse content =
        get(key, GetObjectArgs.builder().offset(range.offset()).length(range.length()));
    requireWhole(key, range, content);
    return content;
  }

  private GetObjectResponse get(ObjectKey key, GetObjectArgs.Builder arguments) {
    return call(key, client -> client.getObject(of(key, arguments).build()));
  }

  /** A server cuts a range at the object's end, and some ignore ranges altogether. */
  private static void requireWhole(ObjectKey key, ByteRange range, GetObjectResponse content) {
    String length = content.headers().get("Content-Length");
    if (length != null && Long.parseLong(length) == range.length()) {
      return;
    }
    try (content) {
      throw S3Errors.notTheRange(key, range, length);
    } catch (IOException e) {
      throw S3Errors.translate("Object " + key, e);
    }
  }

  StoredObject describe(ObjectKey key) {
    HeadObjectResponse head =
        call(key, client -> client.statObject(of(key, StatObjectArgs.builder()).build()));
    return new StoredObject(key, head.size(), head.lastModified().toInstant());
  }

  void delete(ObjectKey key) {
    try {
      call(key, client -> client.removeObject(of(key, RemoveObjectArgs.builder()).build()));
    } catch (MissingObjectException e) {
      // Some servers say so; what was asked for is the case.
    }
  }

  void forEach(String prefix, Consumer<StoredObject> action) {
    Iterable<Result<Item>> items =
        sdk.listObjects(inBucket(ListObjectsArgs.builder()).prefix(prefix).recursive(true).build());
    try {
      for (Result<Item> result : items) {
        visit(result.get(), action);
      }
    } catch (MinioException e) {
      throw S3Errors.translate("The objects under '" + prefix + "'", e);
    }
  }

  private static void visit(Item item, Consumer<StoredObject> action) {
    if (!item.isDir() && ObjectKey.isValid(item.objectName())) {
      action.accept(
          new StoredObject(
              new ObjectKey(item.objectName()), item.size(), item.lastModified().toInstant()));
    }
  }

  boolean bucketExists() {
    try {
      return sdk.bucketExists(inBucket(BucketExistsArgs.builder()).build()).join();
    } catch (CompletionException e) {
      throw S3Errors.translate("The bucket " + bucket, e);
    }
  }

  private <B extends BucketArgs.Builder<B, ?>> B inBucket(B arguments) {
    return arguments.bucket(bucket);
  }

  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
