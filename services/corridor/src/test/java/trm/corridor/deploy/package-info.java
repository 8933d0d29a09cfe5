/**
 * Holds what a deployment is made from against the code that it deploys, as far as that can be done
 * without a container engine: files are read, charts rendered, settings bound.
 */
@NullMarked
package trm.corridor.deploy;

import org.jspecify.annotations.NullMarked;
