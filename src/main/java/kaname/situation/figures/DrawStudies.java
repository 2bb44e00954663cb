package kaname.situation.figures;

import kaname.catalogue.Catalogue;
import kaname.situation.figures.Study.Topic;

/// Counts what was told and draws it beside what was published, never in one bar. Pure.
final class DrawStudies {

    private final Catalogue catalogue;
    private final Own own;

    DrawStudies(Catalogue catalogue, Own own) {
        this.catalogue = catalogue;
        this.own = own;
    }

    /// @param year the fiscal year that the causes are of
    Study of(Topic topic, int year) {
        return switch (topic) {
            case NATIONAL -> new National(catalogue, own).study();
            case CAUSES -> new Causes(catalogue, own).study(year);
            case FACTORS -> new Factors(catalogue, own).study();
            case EFFECT -> new Effect(catalogue, own).study();
        };
    }
}
