using System.Security.Cryptography;
using System.Text;

namespace EnglishLearning.Accounts.Keys;

/// <summary>
/// AES-256-GCM (NIST SP 800-38D) of .NET: 12 random bytes of nonce, 16 of tag, then the text. The context is authenticated with it.
/// </summary>
internal static class Sealed
{
    public const int KeyBytes = 32;

    private static readonly int NonceBytes = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagBytes = AesGcm.TagByteSizes.MaxSize;

    public static byte[] Close(ReadOnlySpan<byte> key, ReadOnlySpan<byte> text, ReadOnlySpan<byte> context)
    {
        var box = new byte[NonceBytes + TagBytes + text.Length];
        var nonce = box.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, text, box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), context);
        return box;
    }

    /// <summary>Null where it was closed under another key or context, or was changed.</summary>
    public static byte[]? TryOpen(ReadOnlySpan<byte> key, ReadOnlySpan<byte> box, string context)
    {
        try
        {
            return Open(key, box, Encoding.UTF8.GetBytes(context));
        }
        catch (KeyException)
        {
            return null;
        }
    }

    /// <exception cref="KeyException">Another key or context, or the box was changed.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> box, ReadOnlySpan<byte> context)
    {
        if (box.Length < NonceBytes + TagBytes)
            throw new KeyException("What should be encrypted data is too short to be that.");
        var text = new byte[box.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        try
        {
            aes.Decrypt(box[..NonceBytes], box[(NonceBytes + TagBytes)..], box.Slice(NonceBytes, TagBytes), text, context);
            return text;
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new KeyException("Encrypted data does not open: it was written under another key or for another purpose, or was changed.", e);
        }
    }
}
