using Scoring.Publishing.Databases;
using Scoring.Publishing.Tests.Runs;

namespace Scoring.Publishing.Tests.Databases;

public class DatabaseTargetTests
{
    [Theory]
    [InlineData("postgres:Host=db;Password=hunter2", "connection-missing")]
    [InlineData("postgres://me:hunter2@db/ranking", "connection-missing")]
    [InlineData("postgres:env:", "connection-missing")]
    [InlineData("postgres:env:A=hunter2", "connection-missing")]
    [InlineData("Host=db;Password=hunter2", "bad-argument")]
    [InlineData("sqlite:", "bad-argument")]
    [InlineData("", "bad-argument")]
    public void Parse_of_what_is_no_target_is_refused_without_repeating_it(string text, string code)
    {
        var refusal = Assert.Throws<ScoringException>(() => DatabaseTarget.Parse(text));

        Assert.Equal(code, Assert.Single(refusal.Faults).Kind.Code);
        Assert.DoesNotContain("hunter2", refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sqlite:a b.db", false)]
    [InlineData("postgres:", true)]
    [InlineData("postgres:env:RANKING_DB", true)]
    [InlineData("postgres:file:/run/secrets/db", true)]
    public void Parse_keeps_the_target_as_it_was_named(string text, bool isPostgres)
    {
        var target = DatabaseTarget.Parse(text);
        Assert.Equal((text, isPostgres), (target.Text, target.IsPostgres));
    }

    [Theory]
    [InlineData("postgres:env:SCORING_NO_SUCH_VARIABLE", "connection-missing")]
    [InlineData("postgres:file:/no/such/file", "connection-missing")]
    public void Publish_without_a_connection_string_says_where_it_was_looked_for(string text, string code)
    {
        using var sample = new SampleRun();
        var fault = Assert.Single(Assert.Throws<ScoringException>(() => DatabasePublisher.Publish(sample.Run(), DatabaseTarget.Parse(text))).Faults);

        Assert.Equal(code, fault.Kind.Code);
        Assert.Contains(text.Split(':')[2], fault.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=me;Password=hunter2;Timeout=2", "database-refused")]
    [InlineData("Host=127.0.0.1;Sekret=hunter2", "database-refused")]
    [InlineData("hunter2", "database-refused")]
    public void Publish_that_cannot_connect_hides_the_secret(string connection, string code)
    {
        using var sample = new SampleRun();
        File.WriteAllText(sample["connection"], connection + "\n");

        var refusal = Assert.Throws<ScoringException>(() => DatabasePublisher.Publish(sample.Run(), DatabaseTarget.Parse("postgres:file:" + sample["connection"])));

        Assert.Equal(code, Assert.Single(refusal.Faults).Kind.Code);
        Assert.DoesNotContain("hunter2", refusal.ToString(), StringComparison.Ordinal);
    }
}
