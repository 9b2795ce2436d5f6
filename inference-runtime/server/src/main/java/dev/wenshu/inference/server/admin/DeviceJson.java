package dev.wenshu.inference.server.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wenshu.inference.server.device.GpuDevice;
import dev.wenshu.kernel.Json;

/** A device as JSON; what is unknown is null. */
final class DeviceJson {
    private DeviceJson() {}

    static ObjectNode of(GpuDevice device) {
        ObjectNode json = Json.mapper()
                .createObjectNode()
                .put("index", device.index())
                .put("uuid", device.uuid())
                .put("name", device.name())
                .put("driver", device.driver())
                .putNull("memory_total")
                .putNull("memory_used")
                .putNull("utilization")
                .putNull("temperature")
                .putNull("power");
        device.memoryTotal().ifPresent(bytes -> json.put("memory_total", bytes));
        device.memoryUsed().ifPresent(bytes -> json.put("memory_used", bytes));
        device.utilization().ifPresent(share -> json.put("utilization", share));
        device.temperature().ifPresent(celsius -> json.put("temperature", celsius));
        device.power().ifPresent(watts -> json.put("power", watts));
        return json;
    }
}
