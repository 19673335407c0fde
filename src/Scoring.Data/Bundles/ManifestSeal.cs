using System.Security.Cryptography;
using System.Text;

namespace Scoring.Data.Bundles;

/// <summary>
/// The last key of a manifest: the SHA-256 of every byte before it. The manifest holds the hashes of all other files; this is what holds the manifest,
/// so that no bit of a run can change unnoticed. It guards against damage; whoever forges a manifest can seal it again, and is found by computing the run again.
/// </summary>
static class ManifestSeal
{
    const int Digits = 64;

    static ReadOnlySpan<byte> Before => ",\n  \"seal\": \""u8;

    static ReadOnlySpan<byte> Behind => "\"\n}\n"u8;

    /// <summary>A manifest with its seal.</summary>
    /// <param name="manifest">Indented JSON that ends with the bracket of its object, with or without a line break behind it.</param>
    public static byte[] Close(ReadOnlySpan<byte> manifest)
    {
        var body = manifest.TrimEnd("\n"u8);
        if (!body.EndsWith("\n}"u8)) throw new ArgumentException("A manifest ends with the bracket of its object.", nameof(manifest));
        body = body[..^2];
        return [.. body, .. Before, .. Hash(body), .. Behind];
    }

    /// <summary>Checks that a manifest is byte for byte what was sealed.</summary>
    /// <exception cref="FormatException">It is not, or has no seal.</exception>
    public static void Check(ReadOnlySpan<byte> manifest)
    {
        var length = manifest.Length - Behind.Length - Digits - Before.Length;
        if (length < 0 || !manifest.EndsWith(Behind) || !manifest.Slice(length, Before.Length).SequenceEqual(Before)) throw new FormatException("no seal");
        var found = Hash(manifest[..length]);
        var sealedWith = manifest.Slice(length + Before.Length, Digits);
        if (!sealedWith.SequenceEqual(found)) throw new FormatException($"SHA-256 {Encoding.ASCII.GetString(found)}, seal {Encoding.ASCII.GetString(sealedWith)}");
    }

    static byte[] Hash(ReadOnlySpan<byte> bytes) => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(bytes)));
}
