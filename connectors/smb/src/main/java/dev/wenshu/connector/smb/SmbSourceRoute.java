package dev.wenshu.connector.smb;

import dev.wenshu.connector.files.WatchedFolders;
import dev.wenshu.connector.polling.PollingRoutes;
import jakarta.inject.Singleton;

/** Hands each new file of each folder to intake once. The file stays where it is. */
@Singleton
final class SmbSourceRoute extends PollingRoutes {
    private static final String ID = "smb-source";

    private final WatchedFolders settings;

    SmbSourceRoute(SmbConfig config) {
        this.settings = SmbSettings.of(config);
    }

    /** Route id of the folder of that name. */
    static String id(String folderName) {
        return ID + "-" + folderName;
    }

    @Override
    public void configure() {
        settings.folders().forEach(folder -> watch(id(folder.name()), folder.source(), folder.pace()));
    }
}
