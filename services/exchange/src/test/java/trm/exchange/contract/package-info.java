/**
 * What every adapter of a store must do, as tests to be inherited: run here against the in-memory
 * twins and in {@code node} against PostgreSQL.
 */
@NullMarked
package trm.exchange.contract;

import org.jspecify.annotations.NullMarked;
