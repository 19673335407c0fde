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
        foreach (var file in Directory.GetFiles(Run))
            foreach (var outcome in Flipped(file, 16, "verify", Run))
            {
                Assert.True(outcome.ExitCode == 3, $"{file}: exit {outcome.ExitCode} {outcome.Error}");
                Assert.Contains(Path.GetFileName(file), outcome.Output, StringComparison.Ordinal);
            }
        Assert.Equal(0, CommandOutcome.Of(["verify", Run]).ExitCode);
    }

    [Fact]
    public void One_flipped_bit_in_any_input_is_noticed_and_named()
    {
        foreach (var file in new[] { Scheme, Panel, counties.At("roster.csv") }) Named(Flipped(file, 16, "verify", Run, Scheme, Panel), file);
        Assert.Equal(0, CommandOutcome.Of(["verify", Run, Scheme, Panel]).ExitCode);
    }

    [Fact]
    public void One_flipped_bit_in_a_parquet_panel_or_in_frozen_parameters_is_noticed_and_named()
    {
        Assert.Equal(0, CommandOutcome.Of(["demo", "--out", counties.At("demo"), "--size", "30x3x32", "--quiet"]).ExitCode);
        var (scheme, panel, first, second) = (counties.At("demo/scheme.json"), counties.At("demo/panel.parquet"), counties.At("demo/run"), counties.At("demo/second"));
        Assert.Equal(0, CommandOutcome.Of(["run", scheme, panel, "--out", second, "--parameters", first, "--quiet"]).ExitCode);
        string[] verify = ["verify", second, scheme, panel, "--parameters", first];
        var untouched = CommandOutcome.Of(verify);
        Assert.True(untouched.ExitCode == 0, untouched.Output + untouched.Error);

        Named(Flipped(panel, 12, verify), panel);
        Named(Flipped(Path.Combine(first, "manifest.json"), 12, verify), "manifest.json");
    }

    [Fact]
    public void Inputs_of_one_name_are_told_apart()
    {
        var lines = File.ReadAllLines(Panel);
        foreach (var year in new[] { 2021, 2022 })
        {
            Directory.CreateDirectory(counties.At($"years/{year}"));
            File.WriteAllLines(counties.At($"years/{year}/panel.csv"), lines.Where((line, i) => i == 0 || line.Contains($",{year},", StringComparison.Ordinal)));
        }
        Assert.Equal(0, CommandOutcome.Of(["run", Scheme, counties.At("years"), "--out", counties.At("apart"), "--quiet"]).ExitCode);
        string[] verify = ["verify", counties.At("apart"), Scheme, counties.At("years"), "--json"];
        Assert.Equal(0, CommandOutcome.Of(verify).ExitCode);

        foreach (var year in new[] { 2021, 2022 })
            foreach (var outcome in Flipped(counties.At($"years/{year}/panel.csv"), 3, verify))
            {
                using var json = JsonDocument.Parse(outcome.Output);
                Assert.Equal([false, true], json.RootElement.GetProperty("files").EnumerateArray()
                    .Where(file => file.GetProperty("name").GetString() == "panel.csv").Select(file => file.GetProperty("same").GetBoolean()).Order());
            }
    }

    static void Named(IEnumerable<CommandOutcome> outcomes, string file)
    {
        foreach (var outcome in outcomes)
        {
            Assert.True(outcome.ExitCode == 3, $"{file}: exit {outcome.ExitCode} {outcome.Error}");
            Assert.Contains(outcome.Lines, line => line.Contains(Path.GetFileName(file), StringComparison.Ordinal) && line.Contains("DIFFERS", StringComparison.Ordinal));
        }
    }

    /// <summary>What a command comes to with one bit of a file flipped: the first, the last, and others by a fixed seed. The file is put back.</summary>
    static IEnumerable<CommandOutcome> Flipped(string file, int count, params string[] command)
    {
        var bytes = File.ReadAllBytes(file);
        var random = new Random(bytes.Length);
        foreach (var bit in Enumerable.Range(0, count).Select(i => i == 0 ? 0 : i == 1 ? (8L * bytes.Length) - 1 : random.NextInt64(8L * bytes.Length)))
        {
            var flipped = bytes.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (int)(bit % 8));
            File.WriteAllBytes(file, flipped);
            yield return CommandOutcome.Of(command);
        }
        File.WriteAllBytes(file, bytes);
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
