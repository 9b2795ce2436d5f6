package dev.wenshu.inference.server.device;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One GPU. What a driver does not tell is empty.
 *
 * @param memoryTotal bytes, as {@code memoryUsed}
 * @param utilization 0 to 1
 * @param temperature degrees Celsius
 * @param power watts
 */
public record GpuDevice(
        int index,
        String uuid,
        String name,
        String driver,
        OptionalLong memoryTotal,
        OptionalLong memoryUsed,
        OptionalDouble utilization,
        OptionalDouble temperature,
        OptionalDouble power) {}
