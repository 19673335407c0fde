namespace Scoring.Cli.Terminal;

/// <summary>Prints what stops a command.</summary>
static class FaultPrinter
{
    const int Shown = 50;

    /// <summary>A user's fault: every one on a line of its own, no stack trace.</summary>
    public static void Print(ScoringException fault, Session session, bool json, Language language)
    {
        if (json)
        {
            session.Output.WriteLine(Json.Text(writer =>
            {
                writer.WriteStartObject();
                writer.WriteStartArray("faults");
                foreach (var finding in fault.Faults) FindingTable.WriteJson(writer, finding, language);
                writer.WriteEndArray();
                writer.WriteEndObject();
            }));
            return;
        }
        var zh = language == Language.Chinese;
        foreach (var finding in fault.Faults.Take(Shown))
            session.Error.WriteLine($"{(zh ? "错误" : "error")} [{finding.Kind.Code}] {finding.Message(language)}");
        var more = fault.Faults.Count - Shown;
        if (more > 0) session.Error.WriteLine(zh ? $"…… 另有 {more} 处。" : $"… and {more} more.");
        session.Error.WriteLine(zh ? $"共 {fault.Faults.Count} 处错误；未写出任何结果。" : $"{Plural.Of(fault.Faults.Count, "fault")}; nothing was written.");
    }

    /// <summary>A bug: with its stack trace and what to do.</summary>
    public static void PrintBug(Exception bug, Session session)
    {
        session.Error.WriteLine("This is a bug in Scoring, not in your data. Please report it with the text below");
        session.Error.WriteLine("and, if you can, the scheme and the last good bundle.");
        session.Error.WriteLine(bug.ToString());
    }
}
