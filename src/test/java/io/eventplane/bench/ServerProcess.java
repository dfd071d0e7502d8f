package io.eventplane.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Scanner;

/** What the system says of the server's process. */
record ServerProcess(long pid) {

    private static final double KIBIBYTES = 1024;

    /** MiB that are in the machine's memory now. Linux only. */
    double resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow()
                / KIBIBYTES;
    }

    /** MiB of its heap that are in use after a full collection. */
    double liveHeap() throws IOException, InterruptedException {
        jcmd("GC.run");
        return jcmd("GC.class_histogram")
                        .lines()
                        .filter(line -> line.startsWith("Total"))
                        .mapToLong(line -> new Scanner(line.replaceFirst("Total\\s+\\d+", "")).nextLong())
                        .findFirst()
                        .orElseThrow()
                / KIBIBYTES
                / KIBIBYTES;
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process asked = new ProcessBuilder(jcmd, String.valueOf(pid), command).start();
        String output = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asked.waitFor();
        return output;
    }

    /** CPU time since its start. */
    Duration cpu() {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow();
    }
}
