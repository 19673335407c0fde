using System.Text.Json;
using Scoring.Data.Runs;
using Spectre.Console;

namespace Scoring.Cli.Terminal;

/// <summary>A verification on the terminal or as JSON: every file, and whether it is the same.</summary>
sealed class VerificationPrint(Verification verification, Language language)
{
    const int HashLength = 12;

    readonly bool zh = language == Language.Chinese;

    /// <summary>Prints the files and the verdict.</summary>
    public void Table(Session session)
    {
        var output = session.Output;
        if (verification.Manifest is { } manifest)
            output.WriteLine($"{manifest.SchemeId} {manifest.SchemeVersion} · {(manifest.Years.Count == 1 ? $"{manifest.Years[0]}" : $"{manifest.Years[0]}–{manifest.Years[^1]}")} · {(zh ? "引擎" : "engine")} {manifest.Engine}");
        if (verification.Manifest is { } recorded && recorded.Engine != AnnualRun.EngineVersion)
            output.WriteLine(zh ? $"  当前引擎 {AnnualRun.EngineVersion}" : $"  the engine is now {AnnualRun.EngineVersion}");
        if (verification.Files.Count > 0) Tables.Print(Files(), session);
        foreach (var finding in verification.Damage) output.WriteLine($"  {finding.Message(language)}");
        output.WriteLine(Verdict());
    }

    Table Files()
    {
        var table = Tables.New();
        foreach (var header in zh ? new[] { "文件", "", "记录", "现在", "" } : ["File", "", "Recorded", "Now", ""]) table.AddColumn(Tables.Column(header, right: false));
        foreach (var file in verification.Files)
            table.AddRow(Markup.Escape(file.Name), file.IsInput ? (zh ? "输入" : "read") : (zh ? "输出" : "written"), Short(file.Recorded), Short(file.Found),
                file.IsSame ? (zh ? "一致" : "same") : (zh ? "不一致" : "DIFFERS"));
        return table;
    }

    string Verdict()
    {
        if (!verification.IsSame) return zh ? "验证未通过" : "NOT VERIFIED";
        if (!verification.IsRepeated) return zh ? "存储的文件完好；给出方案和面板即可重新计算核对" : "The stored files are whole; name the scheme and the panel to compute them again";
        return zh ? "验证通过：重新计算的每个字节都一致" : "Verified: computed again, every byte is the same";
    }

    static string Short(string? hash) => hash is null ? "–" : hash[..HashLength];

    /// <summary>Writes everything.</summary>
    public void Json(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("verified", verification.IsSame);
        writer.WriteBoolean("repeated", verification.IsRepeated);
        writer.WriteString("engine", AnnualRun.EngineVersion);
        if (verification.Manifest is { } manifest) writer.WriteString("recorded_engine", manifest.Engine);
        writer.WriteStartArray("files");
        foreach (var file in verification.Files)
        {
            writer.WriteStartObject();
            writer.WriteString("name", file.Name);
            writer.WriteBoolean("input", file.IsInput);
            writer.WriteString("recorded", file.Recorded);
            writer.WriteString("found", file.Found);
            writer.WriteBoolean("same", file.IsSame);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("damage");
        foreach (var finding in verification.Damage) FindingTable.WriteJson(writer, finding, language);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
