using System.Text.Json;

namespace Scoring.Cli.Tests;

/// <summary><c>scoring verify</c>: one changed byte in any input or output is noticed.</summary>
public sealed class VerifyTests : IDisposable
{
    readonly Counties counties = new();

    public VerifyTests() => Assert.Equal(0, CommandOutcome.Of(["run", Scheme, Panel, "--out", Run, "--years", "2022", "--quiet"]).ExitCode);

    string Scheme => counties.At("scheme.json");

    string Panel => counties.At("panel.csv");

    string Run => counties.At("run");

    public void Dispose() => counties.Dispose();

    [Fact]
    public void Untouched_run_is_verified_with_and_without_its_inputs()
    {
        var before = Directory.GetFiles(Run).ToDictionary(file => file, File.ReadAllBytes);

        var stored = CommandOutcome.Of(["verify", Run]);
        Assert.Equal(0, stored.ExitCode);
        Assert.Contains("The stored files are whole", stored.Output, StringComparison.Ordinal);
        var repeated = CommandOutcome.Of(["verify", Run, Scheme, Panel]);
        Assert.True(repeated.ExitCode == 0, repeated.Output + repeated.Error);
        Assert.Contains("Verified: computed again, every byte is the same", repeated.Output, StringComparison.Ordinal);
        Assert.Contains("manifest.json", repeated.Output, StringComparison.Ordinal);
        Assert.Contains("验证通过", CommandOutcome.Of(["verify", Run, Scheme, Panel, "--lang", "zh"]).Output, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFiles(Run).ToDictionary(file => file, File.ReadAllBytes));
    }

    [Fact]
    public void One_flipped_bit_in_any_output_is_noticed()
    {
        foreach (var file in Directory.GetFiles(Run).Where(file => Path.GetFileName(file) != "manifest.json"))
        {
            var bytes = File.ReadAllBytes(file);
            foreach (var at in new[] { 0, bytes.Length / 2, bytes.Length - 1 })
            {
                var flipped = bytes.ToArray();
                flipped[at] ^= 1;
                File.WriteAllBytes(file, flipped);
                var outcome = CommandOutcome.Of(["verify", Run]);
                Assert.Equal(3, outcome.ExitCode);
                Assert.Contains(Path.GetFileName(file), outcome.Output, StringComparison.Ordinal);
            }
            File.WriteAllBytes(file, bytes);
        }
        Assert.Equal(0, CommandOutcome.Of(["verify", Run]).ExitCode);
    }

    [Fact]
    public void Changed_input_is_named_with_what_it_changes()
    {
        File.AppendAllText(Panel, "\n");
        using var blank = JsonDocument.Parse(CommandOutcome.Of(["verify", Run, Scheme, Panel, "--json"]).Output);
        // A line break more changes no number, but it is another file.
        Assert.Equal(["manifest.json", "panel.csv"], Different(blank));

        File.WriteAllText(Scheme, File.ReadAllText(Scheme).Replace("\"version\": \"1\"", "\"version\": \"2\"", StringComparison.Ordinal));
        var outcome = CommandOutcome.Of(["verify", Run, Scheme, Panel, "--json"]);
        Assert.Equal(3, outcome.ExitCode);
        using var changed = JsonDocument.Parse(outcome.Output);
        Assert.Contains("scheme.json", Different(changed));
        Assert.DoesNotContain("scores.parquet", Different(changed));
    }

    static string[] Different(JsonDocument outcome) =>
        [.. outcome.RootElement.GetProperty("files").EnumerateArray().Where(file => !file.GetProperty("same").GetBoolean()).Select(file => file.GetProperty("name").GetString()!).Order(StringComparer.Ordinal)];

    [Fact]
    public void Folder_that_is_no_annual_run_and_half_a_question_are_refused()
    {
        Assert.Equal(2, CommandOutcome.Of(["verify", counties.At("nowhere")]).ExitCode);
        Assert.Equal(2, CommandOutcome.Of(["verify", Run, Scheme]).ExitCode);
        Assert.Equal(0, CommandOutcome.Of(["compare", Scheme, Panel, "--vary", "normalise=rank", "--out", counties.At("compared"), "--quiet"]).ExitCode);
        var outcome = CommandOutcome.Of(["verify", counties.At("compared"), Scheme, Panel]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("compare.node", outcome.Error, StringComparison.Ordinal);
    }
}
