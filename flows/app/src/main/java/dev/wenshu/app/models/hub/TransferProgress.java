package dev.wenshu.app.models.hub;

/** Told how far a download is. */
@FunctionalInterface
public interface TransferProgress {
    /** {@code done} goes back where a file has to be begun again. */
    void at(String file, long done, long size);
}
