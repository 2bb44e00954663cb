package kaname.attachment;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// Seals a file chunk by chunk with AES-256-GCM: the STREAM construction (Hoang, Reyhanitabar,
/// Rogaway, Vizár 2015), as age uses it. The nonce is the number of the chunk and whether it is the
/// last, so that chunks can't be moved, repeated, dropped or cut off. The key belongs to one file
/// alone; the file's id is authenticated with each chunk.
public record Sealing(SecretKey key, UUID file) {

    public static final int CHUNK = 256 * 1024;
    public static final int TAG = 16;

    public byte[] seal(byte[] plain, int length, int number, boolean last) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, number, last).doFinal(plain, 0, length);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has AES-GCM", impossible);
        }
    }

    /// @throws Broken if the chunk is not the one that was sealed in this place
    public byte[] open(byte[] sealed, int number, boolean last) {
        try {
            return cipher(Cipher.DECRYPT_MODE, number, last).doFinal(sealed);
        } catch (AEADBadTagException changed) {
            throw new Broken(file, number);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has AES-GCM", impossible);
        }
    }

    private Cipher cipher(int mode, int number, boolean last) throws GeneralSecurityException {
        ByteBuffer nonce = ByteBuffer.allocate(12).putInt(7, number).put(11, (byte) (last ? 1 : 0));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce.array()));
        cipher.updateAAD(HouseKeys.bytes(file));
        return cipher;
    }

    /// What is stored is not what was sealed.
    public static final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Broken(UUID file, int chunk) {
            super("what was sealed as " + file + " was changed, in chunk " + chunk);
        }
    }
}
