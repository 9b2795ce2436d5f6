package dev.wenshu.connector.http;

import dev.wenshu.connector.http.request.Refusal;
import dev.wenshu.connector.http.request.RequestRefused;
import java.util.concurrent.Semaphore;

/** Bounds how many bodies are received at a time, as each holds a thread and room on the disk. */
final class Slots {
    private final Semaphore free;

    Slots(int most) {
        this.free = new Semaphore(most);
    }

    /** Gives its place back when closed. */
    interface Slot extends AutoCloseable {
        @Override
        void close();
    }

    Slot take() {
        if (!free.tryAcquire()) {
            throw new RequestRefused(Refusal.UNAVAILABLE, "too many uploads at a time; send it again later");
        }
        return free::release;
    }
}
