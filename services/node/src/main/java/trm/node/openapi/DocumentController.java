package trm.node.openapi;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import trm.node.Charter;
import trm.node.api.AllowedTo;
import trm.node.api.Gives;

/** Where the documents are served. They say nothing that is not public. */
@RestController
@Tag(name = "Documents")
final class DocumentController {
  private final Supplier<String> calls;
  private final Supplier<String> events;

  /** Each is written when its first reader comes, since a start has better things to do. */
  DocumentController(Charter charter) {
    this.calls = SingletonSupplier.of(() -> ApiDocument.of(charter).toString());
    this.events = SingletonSupplier.of(() -> EventDocument.of(charter).toString());
  }

  @GetMapping(path = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(operationId = "readApiDocument", summary = "This document")
  @AllowedTo(everybody = true)
  @Gives
  String calls() {
    return calls.get();
  }

  @GetMapping(path = "/api/v1/asyncapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "readEventDocument",
      summary = "What this node sends to others and takes in from them",
      description = "AsyncAPI 3, with the Avro schema of each event.")
  @AllowedTo(everybody = true)
  @Gives
  String events() {
    return events.get();
  }
}
