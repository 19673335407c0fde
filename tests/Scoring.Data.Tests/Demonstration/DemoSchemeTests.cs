using System.Text.Json;
using Scoring.Data.Demonstration;
using Scoring.Expressions;

namespace Scoring.Data.Tests.Demonstration;

public class DemoSchemeTests
{
    static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    [Fact]
    public void Expressions_of_the_county_scheme_name_every_variable_of_the_panel_and_no_other()
    {
        using var scheme = JsonDocument.Parse(DemoScheme.For(DemoSize.Default), Lenient);
        var named = scheme.RootElement.GetProperty("indicators").EnumerateArray()
            .SelectMany(indicator => Expression.Parse(indicator.GetProperty("value").GetString()!).Names)
            .Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(DemoPanel.Create(new DemoSize(1, 1, 32), 1).Variables.Order(StringComparer.Ordinal), named);
    }

    [Fact]
    public void Variables_of_the_county_scheme_are_declared_with_the_panels_measures()
    {
        using var scheme = JsonDocument.Parse(DemoScheme.County(), Lenient);
        var declared = scheme.RootElement.GetProperty("variables").EnumerateArray()
            .Select(variable => (variable.GetProperty("code").GetString()!, variable.GetProperty("unit").GetString()!));
        Assert.Equal(DemoPanel.Create(new DemoSize(1, 1, 32), 1).Variables.Zip(DemoPanel.Measures(DemoSize.Default)), declared);
    }

    /// <summary>Points of a pillar's indicators add up to the pillar's, those to 100.</summary>
    [Fact]
    public void Weights_of_the_county_scheme_add_up()
    {
        using var scheme = JsonDocument.Parse(DemoScheme.County(), Lenient);
        var pillars = scheme.RootElement.GetProperty("framework").GetProperty("children").EnumerateArray().ToArray();
        Assert.Equal([6, 8, 8, 10], pillars.Select(pillar => pillar.GetProperty("children").GetArrayLength()));
        Assert.Equal([25, 30, 20, 25], pillars.Select(pillar => pillar.GetProperty("weight").GetInt32()));
        Assert.All(pillars, pillar =>
            Assert.Equal(pillar.GetProperty("weight").GetInt32(), pillar.GetProperty("children").EnumerateArray().Sum(leaf => leaf.GetProperty("weight").GetInt32())));
        Assert.Equal(
            scheme.RootElement.GetProperty("indicators").EnumerateArray().Select(indicator => indicator.GetProperty("code").GetString()),
            pillars.SelectMany(pillar => pillar.GetProperty("children").EnumerateArray()).Select(leaf => leaf.GetProperty("indicator").GetString()));
    }

    [Fact]
    public void Only_energy_is_better_when_lower()
    {
        using var scheme = JsonDocument.Parse(DemoScheme.County(), Lenient);
        var lower = scheme.RootElement.GetProperty("indicators").EnumerateArray().Single(indicator => indicator.GetProperty("direction").GetString() == "-");
        Assert.Equal("D10", lower.GetProperty("code").GetString());
    }

    [Fact]
    public void Bounds_are_frozen_only_where_the_panel_has_the_years()
    {
        Assert.Equal("[2020, 2021, 2022]", Bounds(new DemoSize(5, 5, 32)));
        Assert.Equal("all-years", Bounds(new DemoSize(5, 4, 32)));
    }

    [Fact]
    public void Generic_scheme_has_groups_of_five_in_groups_of_three()
    {
        using var scheme = JsonDocument.Parse(DemoScheme.For(new DemoSize(10, 2, 60)), Lenient);
        var pillars = scheme.RootElement.GetProperty("framework").GetProperty("children").EnumerateArray().ToArray();
        Assert.Equal([3, 3, 3, 3], pillars.Select(pillar => pillar.GetProperty("children").GetArrayLength()));
        var leaves = pillars.SelectMany(pillar => pillar.GetProperty("children").EnumerateArray())
            .SelectMany(group => group.GetProperty("children").EnumerateArray()).Select(leaf => leaf.GetString());
        Assert.Equal(DemoPanel.Create(new DemoSize(1, 1, 60), 1).Variables, leaves);
    }

    static string Bounds(DemoSize size)
    {
        using var scheme = JsonDocument.Parse(DemoScheme.For(size), Lenient);
        Assert.False(scheme.RootElement.TryGetProperty("$schema", out _)); // it would point outside the folder
        return scheme.RootElement.GetProperty("steps").GetProperty("normalise").GetProperty("bounds").ToString();
    }
}
