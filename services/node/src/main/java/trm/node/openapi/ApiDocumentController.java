package trm.node.openapi;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import trm.node.api.AllowedTo;
import trm.node.api.Gives;

/** Where the document is served. It says nothing that is not public. */
@RestController
@Tag(name = "Documents")
final class ApiDocumentController {
  private final Supplier<String> document;

  /**
   * @param document is written when the first reader comes, since a start has better things to do
   */
  ApiDocumentController(Supplier<String> document) {
    this.document = SingletonSupplier.of(document);
  }

  @GetMapping(path = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(operationId = "readApiDocument", summary = "This document")
  @AllowedTo(everybody = true)
  @Gives
  ResponseEntity<String> read() {
    return ResponseEntity.ok().body(document.get());
  }
}
