using System.Text;
using Scoring.Data.Bundles;

namespace Scoring.Data.Tests.Bundles;

public class ManifestSealTests
{
    [Fact]
    public void Check_notices_every_single_bit()
    {
        using var folder = new TemporaryFolder();
        BundleWriter.Write(Requests.For(SampleRun.Of(units: 5, years: 1), folder["run"]));
        var manifest = File.ReadAllBytes(Path.Combine(folder["run"], "manifest.json"));
        ManifestSeal.Check(manifest);

        for (var bit = 0; bit < manifest.Length * 8; bit++)
        {
            manifest[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.ThrowsAny<FormatException>(() => ManifestSeal.Check(manifest));
            manifest[bit / 8] ^= (byte)(1 << (bit % 8));
        }
        ManifestSeal.Check(manifest);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\n  \"a\": 1\n}\n")]
    public void Check_of_a_manifest_without_a_seal_or_cut_off_is_refused(string manifest)
    {
        Assert.Equal("no seal", Assert.Throws<FormatException>(() => ManifestSeal.Check(Encoding.UTF8.GetBytes(manifest))).Message);
        var whole = ManifestSeal.Close("{\n  \"a\": 1\n}\n"u8);
        for (var length = 0; length < whole.Length; length++) Assert.Throws<FormatException>(() => ManifestSeal.Check(whole.AsSpan(0, length)));
        Assert.Throws<FormatException>(() => ManifestSeal.Check([.. whole, (byte)'\n']));
    }

    [Fact]
    public void Seal_is_the_hash_of_what_stands_before_it()
    {
        // printf '{\n  "a": 1' | sha256sum
        Assert.Equal("{\n  \"a\": 1,\n  \"seal\": \"d298ee5b852fc7dfacbb4dbf9c73da22d8a55ccb56c156043c930b278c39e889\"\n}\n", Encoding.UTF8.GetString(ManifestSeal.Close("{\n  \"a\": 1\n}"u8)));
    }
}
