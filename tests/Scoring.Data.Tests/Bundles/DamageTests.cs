using System.Text;
using Scoring.Data.Bundles;
using Scoring.Findings;

namespace Scoring.Data.Tests.Bundles;

public class DamageTests
{
    [Theory]
    [InlineData("scores.parquet")]
    [InlineData("normalised_status.parquet")]
    [InlineData("ranking.csv")]
    public void Read_with_one_byte_flipped_names_the_file_and_both_hashes(string name)
    {
        using var folder = Written();
        var path = Path.Combine(folder["run"], name);
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);

        var fault = Assert.Single(Refused(folder).Faults);

        Assert.Equal(FindingKinds.RunDamaged, fault.Kind);
        Assert.StartsWith(name + ": SHA-256 ", fault.Found, StringComparison.Ordinal);
        Assert.Equal(64, fault.Expected!.Length);
    }

    [Fact]
    public void Read_names_every_file_that_differs()
    {
        using var folder = Written();
        File.Delete(Path.Combine(folder["run"], "units.parquet"));
        File.AppendAllText(Path.Combine(folder["run"], "findings.parquet"), "x");

        Assert.Equal(["findings.parquet", "units.parquet"], Refused(folder).Faults.Select(fault => fault.Found.Split(':')[0]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{ "name": "x", "format": "scoring-run" }""")]
    [InlineData("""{ "format": 1 }""")]
    public void Read_of_a_folder_with_another_manifest_finds_no_run(string manifest)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["run"]);
        File.WriteAllText(Path.Combine(folder["run"], "manifest.json"), manifest);

        Assert.Equal(FindingKinds.RunNotFound, Assert.Single(Refused(folder).Faults).Kind);
    }

    [Fact]
    public void Read_of_nothing_finds_no_run()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(FindingKinds.RunNotFound, Assert.Single(Refused(folder).Faults).Kind);
    }

    [Theory]
    [InlineData("\"years\": [", "\"years\": [\"x\",")]
    [InlineData("\"format_version\": 1", "\"format_version\": 2")]
    [InlineData("\"name\": \"scores.parquet\"", "\"name\": \"../scores.parquet\"")]
    [InlineData("\"engine\"", "\"motor\"")]
    [InlineData("\"step\": \"screen\"", "\"step\": \"scream\"")]
    public void Read_with_a_changed_manifest_finds_damage(string was, string isNow)
    {
        using var folder = Written();
        var path = Path.Combine(folder["run"], "manifest.json");
        var text = File.ReadAllText(path);
        Assert.Contains(was, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(was, isNow, StringComparison.Ordinal), new UTF8Encoding(false));

        var fault = Assert.Single(Refused(folder).Faults);

        Assert.Equal(FindingKinds.RunDamaged, fault.Kind);
        Assert.StartsWith("manifest.json: ", fault.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_may_replace_a_run_whose_manifest_is_cut_off()
    {
        using var folder = Written();
        var path = Path.Combine(folder["run"], "manifest.json");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..200]);

        BundleWriter.Write(Requests.For(SampleRun.Of(), folder["run"]));

        Assert.Equal(3, BundleReader.Read(folder["run"]).Manifest.Years.Count);
    }

    static TemporaryFolder Written()
    {
        var folder = new TemporaryFolder();
        BundleWriter.Write(Requests.For(SampleRun.Of(), folder["run"]));
        return folder;
    }

    static ScoringException Refused(TemporaryFolder folder) => Assert.Throws<ScoringException>(() => BundleReader.Read(folder["run"]));
}
